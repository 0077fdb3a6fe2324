//! Figures as tables. Rows come as a list: one function for each kind of iterator would weigh more than all tables do.

use yew::prelude::*;

/// A table: what its columns are called, and rows of texts, of which the first names the row. A caption that is shown nowhere
/// says what it is of.
pub fn table(caption: &str, head: &[&str], rows: Vec<Vec<String>>) -> Html {
    let heading = |name: &&str| html! { <th scope="col">{ *name }</th> };
    let row = |cells: Vec<String>| {
        let cell = |(index, text): (usize, String)| {
            if index == 0 {
                html! { <th scope="row">{ text }</th> }
            } else {
                html! { <td>{ text }</td> }
            }
        };
        html! { <tr>{ for cells.into_iter().enumerate().map(cell) }</tr> }
    };
    html! {
        <table>
            <caption class="hidden">{ caption }</caption>
            <thead><tr>{ for head.iter().map(heading) }</tr></thead>
            <tbody>{ for rows.into_iter().map(row) }</tbody>
        </table>
    }
}

/// The same, folded under `summary`. A table that may be wider than its page scrolls by itself.
pub fn folded(summary: Html, caption: &str, head: &[&str], rows: Vec<Vec<String>>) -> Html {
    let is_wide = head.len() > 4;
    let label = is_wide.then(|| caption.to_owned());
    html! {
        <details class="table">
            <summary>{ summary }</summary>
            <div class={is_wide.then_some("wide")} tabindex={is_wide.then_some("0")} role={is_wide.then_some("group")} aria-label={label}>
                { table(caption, head, rows) }
            </div>
        </details>
    }
}
