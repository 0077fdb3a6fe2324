//! The JSON Schema of a release, made of the same types as the API's description.

use super::Api;
use crate::problem::Problem;
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

/// The document, as JSON Schema 2020-12: what a release refers to is in its `$defs`.
///
/// # Errors
/// None in practice.
pub(crate) fn release() -> Result<Vec<u8>, Problem> {
    let document = serde_json::to_value(Api::openapi())?;
    let schemas = document["components"]["schemas"].as_object().cloned().unwrap_or_default();
    let mut used = Map::new();
    gather("Release", &schemas, &mut used);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A release of Candor",
        "$ref": "#/$defs/Release",
        "$defs": used,
    });
    Ok(serde_json::to_vec(&schema)?)
}

/// What a schema's name stands for, and everything that it refers to.
fn gather(name: &str, schemas: &Map<String, Value>, used: &mut Map<String, Value>) {
    if used.contains_key(name) {
        return;
    }
    let mut schema = schemas.get(name).cloned().unwrap_or(Value::Bool(false));
    let mut names = Vec::new();
    refer(&mut schema, &mut names);
    used.insert(name.to_owned(), schema);
    for name in &names {
        gather(name, schemas, used);
    }
}

/// Makes references point into `$defs`, and notes what they name.
fn refer(value: &mut Value, names: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let name = value.as_str().filter(|_| key == "$ref");
                match name.and_then(|name| name.strip_prefix("#/components/schemas/")).map(ToOwned::to_owned)
                {
                    Some(name) => {
                        *value = Value::String(format!("#/$defs/{name}"));
                        names.push(name);
                    }
                    None => refer(value, names),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| refer(value, names)),
        _ => {}
    }
}
