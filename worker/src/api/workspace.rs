//! The settings of the workspace: read and changed by the owner, and read for each page.

use super::call;
use crate::audit::{self, Action};
use crate::auth::Owner;
use crate::problem::Problem;
use crate::{body, reply};
use candor::Settings;
use worker::{Env, Method, Response};

/// `GET /api/workspace`
pub(crate) async fn show(_owner: Owner, env: &Env) -> Result<Response, Problem> {
    reply::json(200, serde_json::to_string(&settings(env).await?)?)
}

/// `PUT /api/workspace`: all settings at once; what is left out becomes the default.
pub(crate) async fn change(owner: Owner, env: &Env) -> Result<Response, Problem> {
    let Owner { mut request, by } = owner;
    let wanted = body::parse(&body::json_bytes(&mut request).await?)?;
    let settings = Settings::parse(&wanted).map_err(Problem::InvalidSettings)?;
    let settings = serde_json::to_value(settings)?;
    call(&super::workspace(env)?, Method::Put, "settings", Some(&settings)).await?;
    audit::note(env, &by, Action::SettingsChanged, None, None).await?;
    reply::json(200, settings.to_string())
}

/// The settings; the default where none were ever made.
pub(crate) async fn settings(env: &Env) -> Result<Settings, Problem> {
    let kept = call(&super::workspace(env)?, Method::Get, "settings", None).await?.bytes().await?;
    Ok(Settings::kept(&serde_json::from_slice(&kept)?))
}

/// The settings for a page, which is served whether or not they can be read.
pub(crate) async fn for_page(env: &Env) -> Settings {
    settings(env).await.unwrap_or_else(|problem| {
        worker::console_error!("the settings cannot be read, so nobody may embed: {problem}");
        Settings::unknown()
    })
}
