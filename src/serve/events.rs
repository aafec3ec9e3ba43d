//! What happens, told to every page that listens.

use std::sync::Mutex;

use serde_json::Value;

use crate::locks::held;

/// Takes an event; whether somebody still listens.
pub(super) type Sink = Box<dyn Fn(&str) -> bool + Send>;

/// Everybody who listens.
#[derive(Default)]
pub(super) struct Hub(Mutex<Vec<Sink>>);

impl Hub {
    /// Tells this one from now on.
    pub(super) fn listen(&self, sink: Sink) {
        // What is sent at once opens the stream.
        if sink(": \n\n") {
            held(&self.0).push(sink);
        }
    }

    /// Tells everybody; who is gone is forgotten.
    pub(super) fn tell(&self, event: &str, data: &Value) {
        self.send(&format!("event: {event}\ndata: {data}\n\n"));
    }

    /// Finds out who is gone.
    pub(super) fn look(&self) {
        self.send(": \n\n");
    }

    fn send(&self, text: &str) {
        held(&self.0).retain(|sink| sink(text));
    }

    /// How many listen.
    pub(super) fn count(&self) -> usize {
        held(&self.0).len()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use serde_json::json;

    use super::*;

    #[test]
    fn who_listens_is_told_and_who_is_gone_is_forgotten() {
        let hub = Hub::default();
        let (sender, events) = channel();
        hub.listen(Box::new(move |event| sender.send(event.to_owned()).is_ok()));
        hub.tell("workspace", &json!({}));
        assert_eq!(events.iter().take(2).collect::<String>(), ": \n\nevent: workspace\ndata: {}\n\n");
        assert_eq!(hub.count(), 1);
        drop(events);
        hub.look();
        assert_eq!(hub.count(), 0);
    }
}
