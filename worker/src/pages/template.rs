//! A built page with gaps in it: Trunk writes it, with the hashed names of the program's files; each reply fills it.

use crate::problem::Problem;
use crate::{assets, headers};
use std::cell::RefCell;
use std::rc::Rc;
use worker::Env;

/// Begins and ends what only a page with a program needs.
const PROGRAM: [&str; 2] = ["<!--program-->", "<!--/program-->"];

/// What is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Values {
    /// The tag of the page's language.
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// `auto`, `light` or `dark`.
    pub(crate) scheme: &'static str,
    /// The theme's own style sheet; empty for the default theme.
    pub(crate) theme: String,
    /// Text.
    pub(crate) title: String,
    /// HTML.
    pub(crate) head: String,
    /// HTML.
    pub(crate) body: String,
    /// Whether the page loads its program.
    pub(crate) with_program: bool,
}

/// A page to be filled in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Template {
    html: String,
    /// The policy's names for the inline scripts.
    pub(crate) scripts: String,
    /// The policy's names for the inline styles.
    styles: String,
}

thread_local! {
    /// Those read so far, by name: what is deployed does not change while it runs.
    static READ: RefCell<Vec<(&'static str, Rc<Template>)>> = const { RefCell::new(Vec::new()) };
}

impl Template {
    /// The page of that name.
    pub(crate) async fn of(env: &Env, name: &'static str) -> Result<Rc<Self>, Problem> {
        let read =
            READ.with_borrow(|read| read.iter().find(|(of, _)| *of == name).map(|(_, page)| page.clone()));
        if let Some(template) = read {
            return Ok(template);
        }
        let html = assets::read(env, &format!("/assets/{name}/index.html")).await?;
        let html =
            String::from_utf8(html.ok_or(Problem::PagesMissing)?).map_err(|_| Problem::PagesMissing)?;
        let template = Rc::new(Self::new(html));
        READ.with_borrow_mut(|read| read.push((name, template.clone())));
        Ok(template)
    }

    fn new(html: String) -> Self {
        let (scripts, styles) = (hashes(&html, "script"), hashes(&html, "style"));
        Self { html, scripts, styles }
    }

    /// The policy's names for the inline styles and that of a theme.
    pub(crate) fn styles_with(&self, theme: &str) -> String {
        if theme.is_empty() {
            self.styles.clone()
        } else {
            [&self.styles, " ", &headers::hash_source(theme)].concat()
        }
    }

    /// The page with those values; none of them is looked at for gaps again.
    pub(crate) fn fill(&self, values: &Values) -> String {
        let gaps = [
            ("{{language}}", escaped(&values.language)),
            ("{{direction}}", values.direction.to_owned()),
            ("{{scheme}}", values.scheme.to_owned()),
            ("{{title}}", escaped(&values.title)),
            ("<!--head-->", values.head.clone()),
            ("<!--theme-->", element("style", &values.theme)),
            ("<!--body-->", values.body.clone()),
        ];
        let mut page = String::with_capacity(self.html.len() + values.body.len() + values.head.len());
        let mut rest = self.html.as_str();
        let next = |rest: &str| {
            let places = gaps.iter().filter_map(|(gap, value)| Some((rest.find(gap)?, gap.len(), value)));
            places
                .min_by_key(|(place, ..)| *place)
                .map(|(place, length, value)| (place, length, value.as_str()))
        };
        while let Some((place, length, value)) = next(rest) {
            own(&rest[..place], values, &mut page);
            page.push_str(value);
            rest = &rest[place + length..];
        }
        own(rest, values, &mut page);
        page
    }
}

/// Adds a part of the page's own text. What begins a program ends it in the same part.
fn own(text: &str, values: &Values, page: &mut String) {
    let [begin, end] = PROGRAM;
    match text.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once(end)?))) {
        Some((before, (program, after))) => {
            page.push_str(before);
            page.push_str(if values.with_program { program } else { "" });
            page.push_str(after);
        }
        None => page.push_str(text),
    }
}

/// An element of that name, unless it would be empty.
fn element(name: &str, body: &str) -> String {
    if body.is_empty() { String::new() } else { format!("<{name}>{body}</{name}>") }
}

/// The policy's names for the inline elements of that name.
fn hashes(html: &str, element: &str) -> String {
    let (begin, end) = (format!("<{element}"), format!("</{element}>"));
    let bodies = html.split(&begin).skip(1).filter_map(|rest| {
        let (_, body) = rest.split_once('>')?;
        let (body, _) = body.split_once(&end)?;
        (!body.trim().is_empty()).then_some(body)
    });
    bodies.map(headers::hash_source).collect::<Vec<_>>().join(" ")
}

/// Text, for HTML and for the values of its attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_and_styles_are_named_by_their_hash() {
        let template = Template::new(
            "<script src=\"/a.js\"></script><script type=\"module\">abc</script><style>abc</style>".into(),
        );
        // The SHA-256 of "abc": FIPS 180-2, appendix B.1.
        let hash = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='";
        assert_eq!((template.scripts.as_str(), template.styles.as_str()), (hash, hash));
    }

    #[test]
    fn what_is_filled_in_is_escaped_and_never_a_gap_itself() {
        let html = "<html lang=\"{{language}}\"><title>{{title}}</title><!--program-->run<!--/program--><!--body-->.";
        let template = Template::new(html.into());
        let mut values = Values {
            language: "en".into(),
            title: "{{title}}<!--body-->".into(),
            body: "{{title}}".into(),
            ..Values::default()
        };
        let page = "<html lang=\"en\"><title>{{title}}&lt;!--body--&gt;</title>{{title}}.";
        assert_eq!(template.fill(&values), page);
        values.with_program = true;
        assert_eq!(template.fill(&values), page.replace("</title>", "</title>run"));
    }
}
