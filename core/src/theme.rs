//! How the poll's pages look: accent, corners, font, density and colour scheme, as the owner or the page that embeds
//! them asks. A theme has only values that can be read: contrast is checked before there is one.
//!
//! The style sheets refer to custom properties (static/styles/tokens.css); a theme is a few overrides of them.

mod accent;
mod style;

pub use accent::{Accent, FailingAccent};

use crate::Fault;
use crate::definition::reader::{Object, Reader};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The radius of corners, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = u8, minimum = 0, maximum = 24))]
pub struct Radius(u8);

impl Radius {
    /// The roundest: at 24 px a row of the smallest height, 44 px, has round ends.
    pub const MAX: u8 = 24;

    /// A radius; none over [`Self::MAX`].
    pub fn new(pixels: u8) -> Option<Self> {
        (pixels <= Self::MAX).then_some(Self(pixels))
    }

    /// CSS pixels.
    pub fn pixels(self) -> u8 {
        self.0
    }
}

impl Default for Radius {
    fn default() -> Self {
        Self(6)
    }
}

/// What texts are set in. System fonts only: there is no file to wait for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Font {
    /// Questions and headings with serifs, choices and controls in the device's own font.
    #[default]
    Serif,
    /// Everything in a plain sans serif, such as Helvetica or Arial, as most wikis are set.
    Sans,
    /// Everything in the font of the device's own menus.
    System,
}

/// How far apart things stand. What is clicked keeps its 44 px in either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// A grid of 8 px.
    #[default]
    Comfortable,
    /// A grid of 6 px.
    Compact,
}

/// Dark on light, or light on dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// As the reader's device prefers.
    #[default]
    Auto,
    /// Always dark on light.
    Light,
    /// Always light on dark.
    Dark,
}

impl Scheme {
    /// The value of the attribute `data-scheme` of a page's root element, by which tokens.css goes; none for no such
    /// attribute.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// How the poll's pages look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Theme {
    /// The colour of focus, of selection and of the one primary button.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^#[0-9a-f]{6}$"))]
    pub accent: Accent,
    /// The radius of corners.
    pub radius: Radius,
    /// What texts are set in.
    pub font: Font,
    /// How far apart things stand.
    pub density: Density,
    /// Dark on light, or light on dark.
    pub scheme: Scheme,
}

/// A theme with what the address of a page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The theme to show.
    pub theme: Theme,
    /// The accent that was asked for and cannot be read; the theme has the nearest instead.
    pub replaced: Option<FailingAccent>,
}

impl Theme {
    /// Reads a theme: `{"accent": "#rrggbb", "radius": 6, "font": "serif", "density": "comfortable", "scheme": "auto"}`.
    /// What is left out or null is the default.
    ///
    /// # Errors
    /// Every [`Fault`]; that of an accent with too little contrast, `low_contrast`, names the nearest that passes.
    pub fn parse(value: &Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader { faults: Vec::new() };
        let theme = Self::read(&mut reader, value, "");
        if reader.faults.is_empty() { Ok(theme) } else { Err(reader.faults) }
    }

    /// Reads a theme, with the default, and for an accent the nearest that passes, in the place of what is faulty.
    pub(crate) fn read(reader: &mut Reader, value: &Value, at: &str) -> Self {
        let Some(object) = reader.object(value, at) else { return Self::default() };
        reader.only(&object, &["accent", "radius", "font", "density", "scheme"]);
        let fonts = "“serif”, “sans” or “system”";
        Self {
            accent: reader.accent(&object),
            radius: reader.radius(&object),
            font: reader.word(&object, "font", fonts, Font::default()).unwrap_or_default(),
            density: reader
                .word(&object, "density", "“comfortable” or “compact”", Density::default())
                .unwrap_or_default(),
            scheme: reader
                .word(&object, "scheme", "“auto”, “light” or “dark”", Scheme::default())
                .unwrap_or_default(),
        }
    }

    /// This theme with what the query of a page's address asks for: `accent`, `radius` (in pixels), `font`, `density`
    /// and `theme` (the colour scheme). A reader cannot mend an address, so what is unknown is ignored and an accent
    /// that fails is replaced by the nearest. Of a name that stands twice the last good value counts.
    #[must_use]
    pub fn asked<N: AsRef<str>, V: AsRef<str>>(self, query: impl IntoIterator<Item = (N, V)>) -> Asked {
        let mut asked = Asked { theme: self, replaced: None };
        for (name, value) in query {
            asked.ask(name.as_ref(), value.as_ref());
        }
        asked
    }

    /// Whether there is nothing to override: [`Self::style`] is empty, and the scheme is the reader's.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Asked {
    fn ask(&mut self, name: &str, value: &str) {
        let theme = &mut self.theme;
        match name {
            "accent" => {
                if let Ok(colour) = value.parse() {
                    (theme.accent, self.replaced) = Accent::near(colour);
                }
            }
            "radius" => theme.radius = value.parse().ok().and_then(Radius::new).unwrap_or(theme.radius),
            "font" => theme.font = word(value).unwrap_or(theme.font),
            "density" => theme.density = word(value).unwrap_or(theme.density),
            "theme" => theme.scheme = word(value).unwrap_or(theme.scheme),
            _ => {}
        }
    }
}

/// A word as JSON would have it.
fn word<T: for<'a> Deserialize<'a>>(text: &str) -> Option<T> {
    T::deserialize(Value::from(text)).ok()
}

impl Reader {
    fn accent(&mut self, object: &Object) -> Accent {
        let Some(value) = object.get("accent") else { return Accent::default() };
        let Some(Ok(colour)) = value.as_str().map(str::parse) else {
            self.fault::<()>(&object.at("accent"), "bad_colour", crate::colour::BadColour.to_string());
            return Accent::default();
        };
        let (accent, failing) = Accent::near(colour);
        if let Some(failing) = failing {
            self.fault::<()>(&object.at("accent"), "low_contrast", failing.to_string());
        }
        accent
    }

    fn radius(&mut self, object: &Object) -> Radius {
        let Some(value) = object.get("radius") else { return Radius::default() };
        let pixels = value.as_u64().and_then(|pixels| u8::try_from(pixels).ok());
        pixels.and_then(Radius::new).unwrap_or_else(|| {
            let detail = format!("“radius” is a whole number of pixels from 0 to {}", Radius::MAX);
            self.fault::<()>(&object.at("radius"), "out_of_range", detail);
            Radius::default()
        })
    }
}

#[cfg(test)]
mod tests;
