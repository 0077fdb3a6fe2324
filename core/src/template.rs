//! The built-in polls: questions in our own words on published constructs, with translations, as data.

use crate::Fault;
use serde_json::Value;

/// The JSON of each template, in the order they are offered.
const TEMPLATES: [(&str, &str); 5] = [
    ("psychological_safety", include_str!("../templates/psychological_safety.json")),
    ("time_tracking", include_str!("../templates/time_tracking.json")),
    ("pressure", include_str!("../templates/pressure.json")),
    ("work_as_imagined", include_str!("../templates/work_as_imagined.json")),
    ("pulse", include_str!("../templates/pulse.json")),
];

/// Every template: a definition without group tree and rules, which are the owner's.
pub fn all() -> impl Iterator<Item = Value> {
    TEMPLATES.iter().filter_map(|(_, json)| serde_json::from_str(json).ok())
}

/// Puts a template under a definition that names one: `{"template": "pulse", …}`. What the definition says itself
/// stands; a definition that names none comes back as it is.
///
/// # Errors
/// A [`Fault`] when there is no such template.
pub fn expand(definition: Value) -> Result<Value, Fault> {
    let Some(name) = definition.get("template").filter(|name| !name.is_null()) else {
        return Ok(definition);
    };
    let template = TEMPLATES.iter().find(|(id, _)| name.as_str() == Some(id));
    let Some(Value::Object(mut merged)) = template.and_then(|(_, json)| serde_json::from_str(json).ok())
    else {
        let known: Vec<_> = TEMPLATES.iter().map(|(id, _)| *id).collect();
        let detail = format!("The templates are {}", known.join(", "));
        return Err(Fault::new("/template", "unknown_template", detail));
    };
    if let Value::Object(overrides) = definition {
        merged.extend(overrides);
    }
    Ok(Value::Object(merged))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, Poll};
    use serde_json::json;

    fn poll(template: &str) -> Poll {
        let definition = json!({"template": template, "groups": {"id": "all", "name": "All"}});
        Poll::parse(&expand(definition).expect("known")).expect("a template is a good definition")
    }

    #[test]
    fn every_template_makes_a_poll_in_four_languages() {
        assert_eq!(all().count(), TEMPLATES.len());
        for (id, _) in TEMPLATES {
            let poll = poll(id);
            let texts = poll.questions().iter().map(|question| &question.text).chain([poll.title()]);
            for text in texts {
                let languages: Vec<_> = text.languages().collect();
                assert_eq!(languages, ["de", "en", "es", "fr"], "{id}: {text:?}");
            }
        }
    }

    #[test]
    fn psychological_safety_has_seven_items_of_which_three_are_reversed() {
        let poll = poll("psychological_safety");
        let items = poll.questions().iter().filter_map(|question| match &question.kind {
            Kind::Likert { steps, reverse, .. } => Some((*steps, *reverse)),
            _ => None,
        });
        let items: Vec<_> = items.collect();
        assert_eq!(items.len(), 7);
        assert!(items.iter().all(|(steps, _)| *steps == 7));
        assert_eq!(items.iter().filter(|(_, reverse)| *reverse).count(), 3);
    }

    #[test]
    fn a_definition_overrides_its_template() {
        let definition = json!({"template": "pulse", "title": "Ours"});
        assert_eq!(expand(definition).expect("known")["title"], "Ours");
        assert_eq!(expand(json!({"template": "horoscope"})).expect_err("unknown").code, "unknown_template");
    }
}
