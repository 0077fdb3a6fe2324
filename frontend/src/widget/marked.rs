//! What a person marked while the page was only text: read before it is taken over, so that nothing is lost.

use crate::browser;
use crate::widget::form::{Form, Mark, control, decline_control};
use candor::{Kind, Poll};

/// The form as it stands in the document.
pub fn marked(poll: &Poll) -> Form {
    let marks = poll.questions().iter().map(|question| {
        let is_comment = question.kind == Kind::Comment {};
        let columns = if is_comment { 0 } else { question.width() };
        let picked: Vec<_> =
            (0..columns).filter(|column| browser::is_checked(&control(question, *column))).collect();
        Mark {
            // Check boxes do not exclude each other while the page is text: what is picked says more.
            declined: picked.is_empty() && browser::is_checked(&decline_control(question)),
            picked,
            text: if is_comment { browser::value_of(question.id.as_str()) } else { String::new() },
        }
    });
    Form { marks: marks.collect(), group: browser::value_of("group") }
}
