//! Deployment to Cloudflare, as far as it goes without an account and without a network.

use anyhow::Result;
use xtask::stack::{LIMITERS, OBJECTS};
use xtask::tools::Tools;

#[test]
fn cloudflare_would_take_the_worker_with_all_its_bindings() -> Result<()> {
    let root = xtask::root();
    let said = xtask::deploy::deploy(&root, &Tools::install(&root)?, true)?;
    for (binding, class, _) in OBJECTS {
        assert!(said.contains(&format!("env.{binding} ({class})")), "{binding}: {said}");
    }
    for limiter in LIMITERS {
        assert!(said.contains(&format!("env.{limiter} (")), "{limiter}: {said}");
    }
    assert!(said.contains("env.ASSETS") && said.contains("--dry-run: exiting now"), "{said}");
    let folder = root.join("target/deploy");
    let module = std::fs::read_dir(&folder)?
        .flatten()
        .find(|file| file.path().extension().is_some_and(|ending| ending == "wasm"));
    let module = std::fs::read(module.expect("a wasm module").path())?;
    assert!(
        module == std::fs::read(root.join("worker/build/index_bg.wasm"))?,
        "what is built is what is sent"
    );
    Ok(())
}
