//! The inventory of what is deployed (SBOM), as `CycloneDX` 1.6 JSON: every crate that is linked into the worker, the pages or the
//! command of the bundle, and every npm package of the tools, with version, licence and package URL.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The inventory of the checkout, in the order of names: the same lock files make the same inventory.
///
/// # Errors
/// When cargo cannot read the workspace, or the lock file of the tools is not as npm writes it.
pub fn inventory(root: &Path) -> Result<Value> {
    let mut components = crates(root)?;
    components.extend(packages(root)?);
    components.sort_by_key(|component| component["purl"].to_string());
    components.dedup();
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": {"type": "application", "name": "candor", "version": env!("CARGO_PKG_VERSION")}},
        "components": components,
    }))
}

fn crates(root: &Path) -> Result<Vec<Value>> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()
        .context("cargo is not there")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().context("no packages")?;
    // Those of a registry; our own have no source.
    let foreign = packages.iter().filter(|package| package["source"].is_string());
    Ok(foreign
        .map(|package| component("cargo", &package["name"], &package["version"], &package["license"]))
        .collect())
}

fn packages(root: &Path) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for folder in ["tools", "tools/deploy"] {
        let lock = fs::read_to_string(root.join(folder).join("package-lock.json"))?;
        let lock: Value = serde_json::from_str(&lock)?;
        for (path, package) in lock["packages"].as_object().context("no packages")? {
            if let Some((_, name)) = path.rsplit_once("node_modules/") {
                all.push(component("npm", &json!(name), &package["version"], &package["license"]));
            }
        }
    }
    Ok(all)
}

fn component(kind: &str, name: &Value, version: &Value, licence: &Value) -> Value {
    let (name, version) = (name.as_str().unwrap_or_default(), version.as_str().unwrap_or_default());
    // A scope's at sign is written out in a package URL.
    let address = format!("pkg:{kind}/{}@{version}", name.replace('@', "%40"));
    let mut component = json!({"type": "library", "name": name, "version": version, "purl": address});
    if let Some(licence) = licence.as_str() {
        component["licenses"] = json!([{"expression": licence}]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inventory_names_every_package_of_the_lock_files_with_a_licence() -> Result<()> {
        let root = crate::root();
        let inventory = inventory(&root)?;
        let components = inventory["components"].as_array().context("components")?;
        let names: Vec<&str> = components.iter().filter_map(|component| component["purl"].as_str()).collect();
        for wanted in ["pkg:cargo/ring@", "pkg:cargo/voprf@", "pkg:cargo/yew@", "pkg:npm/workerd@"] {
            assert!(names.iter().any(|name| name.starts_with(wanted)), "{wanted}");
        }
        let lock: toml::Table = fs::read_to_string(root.join("Cargo.lock"))?.parse()?;
        let locked = lock["package"]
            .as_array()
            .context("packages")?
            .iter()
            .filter(|package| package.get("source").is_some());
        assert_eq!(names.iter().filter(|name| name.starts_with("pkg:cargo/")).count(), locked.count());
        let without: Vec<&Value> =
            components.iter().filter(|component| component["licenses"].is_null()).collect();
        assert!(without.is_empty(), "{without:?}");
        Ok(())
    }
}
