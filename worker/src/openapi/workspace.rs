//! What the owner writes to change the settings of the workspace.

use candor::theme::{Density, Font, Radius, Scheme};
use utoipa::ToSchema;

/// All settings; what is left out or null becomes the default.
#[derive(ToSchema)]
#[schema(as = SettingsWritten)]
#[allow(dead_code)]
pub(super) struct Settings {
    /// Origins such as `https://wiki.example.org` or `https://*.example.org`, and `http://localhost:*`; nobody where
    /// there are none, any site where this is null.
    #[schema(max_items = 50)]
    embedders: Option<Vec<String>>,
    theme: Option<Theme>,
    /// The provider's name.
    #[schema(min_length = 1, max_length = 100)]
    name: Option<String>,
}

/// How the poll's pages look.
#[derive(ToSchema)]
#[schema(as = ThemeWritten)]
#[allow(dead_code)]
struct Theme {
    /// At least 4.5:1 on the light paper; what fails is refused with the nearest that passes.
    #[schema(pattern = "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")]
    accent: Option<String>,
    radius: Option<Radius>,
    font: Option<Font>,
    density: Option<Density>,
    scheme: Option<Scheme>,
}
