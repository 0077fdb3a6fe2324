//! Digests and fingerprints, to be compared character by character.

use yew::prelude::*;

/// A list of them: of each what it is, the id of its element (empty for none), and the text.
pub fn codes(rows: &[(&str, &'static str, &str)]) -> Html {
    let row = |(name, id, code): &(&str, &'static str, &str)| {
        let id = (!id.is_empty()).then_some(*id);
        html! { <><dt>{ *name }</dt><dd {id} class="code">{ *code }</dd></> }
    };
    html! { <dl class="codes">{ for rows.iter().map(row) }</dl> }
}
