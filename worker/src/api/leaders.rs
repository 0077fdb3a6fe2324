//! What leaders and the owner write under a poll: predictions and commitments.

use super::ask_as;
use crate::auth::{self, Role};
use crate::body;
use crate::problem::Problem;
use worker::{Env, Request, Response};

/// `POST predictions`: leaders alone.
pub(crate) async fn predict(mut request: Request, env: &Env, id: &str) -> Result<Response, Problem> {
    let role = auth::caller(&request, env, id).await?;
    if !matches!(role, Role::Leader(_)) {
        return Err(Problem::NotLeader);
    }
    let bytes = body::json_bytes(&mut request).await?;
    ask_as(&role, &request, env, id, "predictions", Some(bytes)).await
}

/// `POST commitments` and `PUT commitments/{commitment}`: leaders, and the owner.
pub(crate) async fn commit(
    mut request: Request,
    env: &Env,
    id: &str,
    what: &str,
) -> Result<Response, Problem> {
    let role = auth::caller(&request, env, id).await?;
    if !matches!(role, Role::Leader(_) | Role::Owner(_)) {
        return Err(Problem::NotLeader);
    }
    let bytes = body::json_bytes(&mut request).await?;
    ask_as(&role, &request, env, id, what, Some(bytes)).await
}
