// @ts-check
// What server and page tell each other. Nothing here runs.

/** @typedef {"text"|"lines"|"choice"|"date"|"list"|"fields"|"provided"|"clauses"|"group"|"groups"|"items"|"flag"} Kind */

/** @typedef {{name: string, from: string[]}} Provided */

/** @typedef {{value: string, label: string}} Choice */

/** @typedef {{at: string, title: string, key?: string, children: Field[]}} Entry */

/** @typedef {{id: string, number: string, title: string, text: string, included: boolean, origin: string, omit?: boolean|null}} Clause */

/**
 * @typedef {object} Field
 * @property {string} at
 * @property {string} key
 * @property {string} label
 * @property {string} [help]
 * @property {string} [example]
 * @property {any} [previous]
 * @property {Kind} kind
 * @property {any} value
 * @property {boolean} present
 * @property {boolean} required
 * @property {boolean} missing
 * @property {Choice[]} [choices]
 * @property {Field[]} [children]
 * @property {Entry[]} [items]
 * @property {any} [template]
 * @property {{name: string, register: string}[]} [held]
 * @property {Clause[]} [clauses]
 * @property {[number, number]|null} [line]
 * @property {boolean} [closed]
 * @property {boolean} [canClose]
 * @property {string|null} [ground]
 */

/** @typedef {{meeting: string, file: string, at?: string|null}} Place */

/** @typedef {{title: string, before: string, after: string, safe: boolean}} Fix */

/**
 * @typedef {object} Finding
 * @property {string} rule
 * @property {"error"|"warning"|"note"} severity
 * @property {string} message
 * @property {string} label
 * @property {string[]} help
 * @property {string|null} at
 * @property {Place|null} [place] where it is, of another file
 * @property {string|null} [asks] what an open place asks for
 * @property {number} line
 * @property {number} column
 * @property {Fix[]} fixes
 * @property {boolean} canAllow
 * @property {boolean} stops whether there is no paper with it, once the file is no draft
 * @property {{file: string, line: number, label: string}[]} related
 */

/**
 * @typedef {object} FileView
 * @property {string} meeting
 * @property {string} file
 * @property {"case"|"meeting"} kind
 * @property {string} version
 * @property {string} text
 * @property {null|{why: string, cure: null|"mend"}} readOnly
 * @property {boolean} draft
 * @property {string|null} [meetingTitle]
 * @property {null|{day: string, isToday: boolean}} [kept] the day before whose first change there is a copy
 * @property {boolean} canUndo
 * @property {Field[]} form
 * @property {Finding[]} findings
 * @property {[number, number][]} [lit]
 */

/** @typedef {{at: string, was: any, to: object}} Change */

/** @typedef {{at: string, was: any, here: any, there: any}} Conflict */

/**
 * @typedef {object} CaseRow
 * @property {string} file
 * @property {string} subject
 * @property {string} number
 * @property {string} material
 * @property {string} status
 * @property {string[]} kinds
 * @property {boolean} closed
 * @property {boolean} draft
 * @property {number} errors
 * @property {number} warnings
 * @property {boolean} [broken]
 * @property {boolean} [unchecked] what is in it is not known yet
 */

/**
 * @typedef {object} MeetingRow
 * @property {string} meeting
 * @property {string} title
 * @property {string} date
 * @property {string} council
 * @property {boolean} held
 * @property {boolean} printed
 * @property {number} errors
 * @property {number} warnings
 * @property {boolean} [broken]
 * @property {boolean} [unchecked] what is in it is not known yet
 * @property {CaseRow[]} cases
 * @property {Choice[]} [kinds]
 */

/** @typedef {{name: string, version: string, canBuild: boolean, checked: boolean, stops?: any, meetings: MeetingRow[]}} Workspace */

/**
 * A control on the page that holds one value of the file.
 * @typedef {object} Holder
 * @property {string} at
 * @property {any} base what the file held when it was last looked at, as the control holds it
 * @property {any} raw the same, to the letter
 * @property {(value: any) => void} hold
 * @property {boolean} required
 * @property {() => any} read what the control holds now; null for nothing
 * @property {(value: any) => void} show
 * @property {(conflict: Conflict|null) => void} conflict
 * @property {(why: string) => void} refuse
 * @property {() => boolean} busy whether somebody is in it: it is never written into then
 * @property {string} [listAt] the list that it becomes an entry of
 * @property {number} [index]
 * @property {() => boolean} isShown whether it is still on the page
 * @property {boolean} [stands] whether the entry is in the file
 */

/** @typedef {{change: () => Change|null, done: () => void}} Step */

/** @typedef {{holder: Holder, value: any}} Sent */

/** @typedef {"saved"|"typing"|"saving"|"locked"|"failed"} State */

/** @typedef {{view: (view: FileView) => void, state: (state: State, why?: string) => void, version: () => string, composes: (holder: Holder) => boolean}} Told */

/** @typedef {{at: string, element: HTMLElement, update: (field: Field) => void}} Part */

export {};
