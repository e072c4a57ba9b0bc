// What specs get for fast-check. Property tests look for new examples on every run at a desk. In CI they try the same
// ones each time, so that a pull request is judged by what it changes. Set here, not in a set-up file of every spec:
// loading fast-check takes longer than most of them.
const { dirname, join } = require("node:path");

const fc = require(join(dirname(require.resolve("fast-check/package.json")), "lib/cjs/fast-check.js"));
if (process.env.CI) fc.configureGlobal({ seed: 20261121 });

module.exports = fc;
