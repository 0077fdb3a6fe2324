//! Frames: a page within a page.

use super::Browser;
use anyhow::{Context, Result, ensure};
use fantoccini::elements::Element;
use std::time::Duration;

impl Browser {
    /// Goes on inside the frame that `script` returns; [`leave`](Self::leave) goes back to the page around it.
    ///
    /// # Errors
    /// When it returns no frame.
    pub async fn enter(&self, script: &str) -> Result<()> {
        let found = self.client.execute(script, vec![]).await?;
        // The name that WebDriver (section 12.1) has for references to elements.
        let frame = found["element-6066-11e4-a52e-4f735466cecf"].as_str().context("there is no frame")?;
        let frame = Element::from_element_id(self.client.clone(), frame.to_owned().into());
        Ok(frame.enter_frame().await?)
    }

    /// Goes back to the page around the frame.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn leave(&self) -> Result<()> {
        Ok(self.client.enter_parent_frame().await?)
    }

    /// Waits until an expression of JavaScript is true.
    ///
    /// # Errors
    /// When it is not within 15 s, with what `now` is then.
    pub async fn until(&self, expression: &str, now: &str) -> Result<()> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const start = Date.now();
             const look = () => {{
                 if ({expression}) return done('');
                 // Not by frames: those of a page that nobody sees are slowed down.
                 if (Date.now() - start > 15000) return done(`${{JSON.stringify({now})}}`);
                 setTimeout(look, 20);
             }};
             look();"
        );
        self.patience(Duration::from_secs(20)).await?;
        let left = self.client.execute_async(&script, vec![]).await?;
        ensure!(left == "", "{expression} is not so: {now} is {left}");
        Ok(())
    }
}
