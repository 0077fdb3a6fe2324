//! A thin layer over the XML writer: rectangles, lines and texts, in px from the upper left.

use super::letters::{Font, is_safe};
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::fmt::Display;

/// XML that is being written. The writer escapes attributes and texts; letters that are not safe are left out here, so
/// that no text can bring any in.
pub(super) struct Canvas(Writer<Vec<u8>>);

/// Attributes by name.
type Attributes<'a> = [(&'a str, &'a dyn Display)];

impl Canvas {
    pub(super) fn new() -> Self {
        Self(Writer::new(Vec::new()))
    }

    pub(super) fn rect(&mut self, class: &str, [x, y, width, height]: [&dyn Display; 4]) {
        let place: &Attributes =
            &[("class", &class), ("x", x), ("y", y), ("width", width), ("height", height)];
        self.empty("rect", place);
    }

    /// A rectangle of the pattern of “declined”.
    pub(super) fn hatched(&mut self, [x, y, width, height]: [&dyn Display; 4]) {
        let place: &Attributes = &[
            ("class", &"mark"),
            ("fill", &"url(#hatch)"),
            ("x", x),
            ("y", y),
            ("width", width),
            ("height", height),
        ];
        self.empty("rect", place);
    }

    /// A line between two points.
    pub(super) fn line(&mut self, class: &str, [x1, y1]: [&dyn Display; 2], [x2, y2]: [&dyn Display; 2]) {
        self.empty("line", &[("class", &class), ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)]);
    }

    /// A text whose line begins at `top`; `class` says more than its font does.
    pub(super) fn text(&mut self, font: Font, class: &str, x: &dyn Display, top: u64, text: &str) {
        self.parts(font, class, x, top, &[("", text)]);
    }

    /// A text of parts with classes of their own.
    pub(super) fn parts(
        &mut self,
        font: Font,
        class: &str,
        x: &dyn Display,
        top: u64,
        parts: &[(&str, &str)],
    ) {
        let class = [font.class, " ", class].concat();
        self.open("text", &[("class", &class.trim_end()), ("x", x), ("y", &(top + font.baseline()))]);
        for (class, part) in parts {
            if class.is_empty() {
                self.characters(part);
            } else {
                self.element("tspan", &[("class", class)], part);
            }
        }
        self.close("text");
    }

    /// Lines below each other from `top` on; gives where they end.
    pub(super) fn lines(&mut self, font: Font, class: &str, x: u64, mut top: u64, lines: &[String]) -> u64 {
        for line in lines {
            self.text(font, class, &x, top, line);
            top += font.line;
        }
        top
    }

    /// Another canvas, moved down.
    pub(super) fn paste(&mut self, top: u64, other: Self) {
        self.open("g", &[("transform", &format_args!("translate(0,{top})"))]);
        self.append(other);
        self.close("g");
    }

    /// Another canvas, where it is.
    pub(super) fn append(&mut self, other: Self) {
        self.0.get_mut().extend(other.0.into_inner());
    }

    pub(super) fn element(&mut self, name: &str, attributes: &Attributes, text: &str) {
        self.open(name, attributes);
        self.characters(text);
        self.close(name);
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes) {
        self.event(Event::Empty(start(name, attributes)));
    }

    pub(super) fn open(&mut self, name: &str, attributes: &Attributes) {
        self.event(Event::Start(start(name, attributes)));
    }

    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn finish(self) -> String {
        // The writer was given texts alone.
        String::from_utf8(self.0.into_inner()).unwrap_or_default()
    }

    fn characters(&mut self, text: &str) {
        let safe: String = text.chars().filter(|letter| is_safe(*letter)).collect();
        self.event(Event::Text(BytesText::new(&safe)));
    }

    fn event(&mut self, event: Event) {
        self.0.write_event(event).expect("a vector takes whatever is written");
    }
}

fn start<'a>(name: &'a str, attributes: &Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, value.to_string().as_str()));
    }
    start
}

/// A place that lies `points` basis points along `length` from `start`, in px to two digits.
pub(super) fn along(start: u64, length: u64, points: u64) -> String {
    let hundredths = start * 100 + length * points / 100;
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest => format!("{}.{rest:02}", hundredths / 100),
    }
}
