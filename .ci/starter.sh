#!/bin/sh
# Opens the page in the browser: for the folder that is named, else for the one in which this file lies with cases.
here=$(cd "$(dirname "$0")" && pwd)
workspace=${1:-}
for folder in "$here" "$here/.."; do
    if [ -z "$workspace" ] && [ -d "$folder/cases" ]; then workspace=$folder; fi
done
exec "$here/shingikai" serve --workspace "${workspace:-$here}"
