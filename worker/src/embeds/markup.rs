//! Single elements of HTML or XML. Whatever stands in them is a text: the writer escapes it, and letters that XML may
//! not hold are left out.

use candor_frontend::picture::clean;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An element without content, such as `<meta>`.
pub(super) fn empty(name: &str, attributes: &[(&str, &str)]) -> String {
    written([Event::Empty(start(name, attributes))])
}

/// An element whose content is empty, but which HTML wants closed, such as `<iframe>`.
pub(super) fn closed(name: &str, attributes: &[(&str, &str)]) -> String {
    written([Event::Start(start(name, attributes)), Event::End(BytesEnd::new(name))])
}

/// A whole XML document of one element with others in it that hold a text each.
pub(super) fn document<'a>(root: &str, fields: impl Iterator<Item = (&'a str, String)>) -> String {
    let field = |(name, text): (&'a str, String)| {
        let text = Event::Text(BytesText::new(&clean(&text)).into_owned());
        [Event::Start(BytesStart::new(name)), text, Event::End(BytesEnd::new(name))]
    };
    let head =
        [Event::Decl(BytesDecl::new("1.0", Some("utf-8"), Some("yes"))), Event::Start(BytesStart::new(root))];
    written(head.into_iter().chain(fields.flat_map(field)).chain([Event::End(BytesEnd::new(root))]))
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, clean(value).as_str()));
    }
    start
}

fn written<'a>(events: impl IntoIterator<Item = Event<'a>>) -> String {
    let mut writer = Writer::new(Vec::new());
    for event in events {
        writer.write_event(event).expect("a vector takes whatever is written");
    }
    // The writer was given texts alone.
    String::from_utf8(writer.into_inner()).unwrap_or_default()
}
