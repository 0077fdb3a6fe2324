// What the runtime calls. worker-build makes a class, of which the runtime would make an instance for each request and ask it,
// through proxies, for every handler there could be. Its one handler does without: Candor's worker uses nothing of an instance.
// It stays wrapped as worker-build has it, so that the program is started anew where it has panicked.
import Entrypoint from "./build/index.js";

export * from "./build/index.js";

let handler;

export default {
  fetch(request, env, ctx) {
    handler ??= new Entrypoint(ctx, env).fetch;
    return handler.call({ env, ctx }, request);
  },
};
