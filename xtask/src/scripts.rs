//! The scripts that are written by hand: made small by esbuild, the names in them shortened.

use crate::progress::run;
use crate::stamp;
use crate::tools::Tools;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Each script of `static/` and where it goes: `embed.js` is served under its name, `frame.js` stands in the pages.
const SCRIPTS: [(&str, &str); 2] =
    [("static/embed.js", "dist/assets/embed.js"), ("static/frame.js", "dist/frame.js")];

/// Makes those small that have changed since the last time.
///
/// # Errors
/// When esbuild refuses one, with what it said.
pub fn all(root: &Path, tools: &Tools) -> Result<()> {
    for (from, to) in SCRIPTS {
        let stamp = stamp::of(root, &[from, "tools/package-lock.json"])?;
        let name = Path::new(from).file_stem().unwrap_or_default().to_string_lossy();
        stamp::once(&root.join(format!("dist/.{name}")), &stamp, &root.join(to), || {
            let mut command = Command::new(tools.npm_command("esbuild"));
            command.args(["--minify", "--target=es2022", "--charset=utf8", "--log-level=warning"]);
            command.arg(root.join(from)).arg(format!("--outfile={}", root.join(to).display()));
            run(&format!("making {from} small"), &mut command)
        })?;
    }
    Ok(())
}
