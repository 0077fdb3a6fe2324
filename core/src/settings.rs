//! What the owner sets for all polls of a workspace: who may embed them, how they look, and under which name.

use crate::definition::reader::{Object, Reader};
use crate::embedding::{Embedder, Embedders};
use crate::fault::step;
use crate::{Fault, Theme};
use serde::Serialize;
use serde_json::Value;

/// The name under which a workspace's polls are offered to other sites: 1 to 100 characters, with no control
/// characters among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 1, max_length = 100))]
pub struct Name(String);

impl Name {
    /// The longest name, in characters.
    pub const MAX: usize = 100;

    /// A name, without the spaces around it; none where nothing is left, or it is too long or has control characters.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let fits = (1..=Self::MAX).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        fits.then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A workspace's settings. The default is what holds until the owner says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Settings {
    /// Who may show the poll and results pages in a frame: null for any site, or a list of origins.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<String>>, max_items = 50))]
    pub embedders: Embedders,
    /// How the poll's pages look.
    pub theme: Theme,
    /// The provider's name; null for Candor's own.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub name: Option<Name>,
}

impl Settings {
    /// What holds where settings cannot be read: as the default, but that nobody may embed. To let anyone would undo
    /// a list that cannot be seen.
    pub fn unknown() -> Self {
        Self { embedders: Embedders::Only(Vec::new()), ..Self::default() }
    }

    /// What this deployment calls itself: the name it was given, else Candor's own.
    pub fn provider(&self) -> &str {
        self.name.as_ref().map_or("Candor", Name::as_str)
    }

    /// Reads settings as the owner writes them. What is left out or null is the default.
    ///
    /// # Errors
    /// Every [`Fault`].
    pub fn parse(settings: &Value) -> Result<Self, Vec<Fault>> {
        match read(settings) {
            (settings, faults) if faults.is_empty() => Ok(settings),
            (_, faults) => Err(faults),
        }
    }

    /// Reads settings as they were kept. They were good then; should a rule have become stricter since, a fault costs
    /// what it concerns and no more: the origin, or the word of the theme, and an accent becomes the nearest that
    /// passes.
    pub fn kept(settings: &Value) -> Self {
        read(settings).0
    }
}

fn read(value: &Value) -> (Settings, Vec<Fault>) {
    let mut reader = Reader { faults: Vec::new() };
    let settings = reader.object(value, "").map(|object| {
        reader.only(&object, &["embedders", "theme", "name"]);
        Settings {
            embedders: reader.embedders(&object),
            theme: object
                .get("theme")
                .map(|theme| Theme::read(&mut reader, theme, &object.at("theme")))
                .unwrap_or_default(),
            name: reader.name(&object),
        }
    });
    (settings.unwrap_or_else(Settings::unknown), reader.faults)
}

impl Reader {
    fn embedders(&mut self, object: &Object) -> Embedders {
        if object.get("embedders").is_none() {
            return Embedders::Anyone;
        }
        let list = self.list(object, "embedders", 0, Embedders::MAX).unwrap_or_default();
        let mut sites = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let at = step(&object.at("embedders"), index);
            match value.as_str().map(str::parse::<Embedder>) {
                Some(Ok(site)) if sites.contains(&site) => {}
                Some(Ok(site)) => sites.push(site),
                Some(Err(bad)) => _ = self.fault::<()>(&at, bad.code(), bad.to_string()),
                None => _ = self.fault::<()>(&at, "not_a_text", "An embedder is a text"),
            }
        }
        Embedders::Only(sites)
    }

    fn name(&mut self, object: &Object) -> Option<Name> {
        let text = self.optional(object, "name", Self::string)??;
        Name::new(&text).or_else(|| {
            let detail = format!("A name has 1 to {} characters on one line", Name::MAX);
            self.fault(&object.at("name"), "bad_name", detail)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(settings: &Settings) -> Value {
        serde_json::to_value(settings).expect("json")
    }

    #[test]
    fn settings_are_written_as_they_are_read() {
        let whole = json!({
            "embedders": ["https://wiki.example.org", "https://*.example.com"], "name": "Example Works",
            "theme": {"accent": "#8a1c4a", "radius": 0, "font": "sans", "density": "compact", "scheme": "light"},
        });
        assert_eq!(Settings::parse(&whole).map(|settings| written(&settings)), Ok(whole));
        let default = Settings::parse(&json!({})).expect("all may be left out");
        assert_eq!(default, Settings::default());
        assert_eq!(
            (&written(&default)["embedders"], &written(&default)["name"]),
            (&Value::Null, &Value::Null)
        );
        assert_eq!(Settings::parse(&written(&default)), Ok(default));
    }

    #[test]
    fn nobody_is_not_anyone() {
        let nobody = Settings::parse(&json!({"embedders": []})).expect("an empty list");
        assert_eq!(nobody.embedders.sources(), "'none'");
        assert_eq!(written(&nobody)["embedders"], json!([]));
        let twice = json!({"embedders": ["https://a.example", "https://A.example:443"]});
        assert_eq!(Settings::parse(&twice).expect("good").embedders.sources(), "https://a.example");
    }

    #[test]
    fn every_fault_of_settings_is_named_with_its_place() {
        let bad = json!({
            "embedders": ["https://a.example", "http://a.example", 1], "name": "two\nlines", "logo": "x",
            "theme": {"accent": "#ffcc00", "font": "comic"},
        });
        let faults = Settings::parse(&bad).expect_err("faults");
        let named: Vec<_> =
            faults.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
        assert_eq!(
            named,
            [
                ("/logo", "unknown_field"),
                ("/embedders/1", "bad_scheme"),
                ("/embedders/2", "not_a_text"),
                ("/theme/accent", "low_contrast"),
                ("/theme/font", "unknown_word"),
                ("/name", "bad_name"),
            ]
        );
        let many = json!({"embedders": vec!["https://a.example"; Embedders::MAX + 1]});
        assert_eq!(Settings::parse(&many).expect_err("a fault")[0].code, "out_of_range");
        for name in ["", "   ", &"x".repeat(101)] {
            assert_eq!(Settings::parse(&json!({"name": name})).expect_err("a fault")[0].code, "bad_name");
        }
    }

    #[test]
    fn kept_settings_that_a_rule_would_refuse_now_let_nobody_in_who_was_not() {
        for kept in
            [json!(null), json!([]), json!({"embedders": "https://a.example"}), json!({"embedders": [7]})]
        {
            assert_eq!(Settings::kept(&kept).embedders.sources(), "'none'", "{kept}");
        }
        let kept =
            Settings::kept(&json!({"embedders": ["https://a.example", "x"], "theme": {"accent": "#ffcc00"}}));
        assert_eq!(kept.embedders.sources(), "https://a.example");
        assert_ne!(kept.theme, Theme::default(), "the nearest accent");
    }
}
