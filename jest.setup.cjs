// Property tests look for new examples on every run at a desk. In CI they try the same ones each time, so that a pull
// request is judged by what it changes.
const fc = require("fast-check");

if (process.env.CI) fc.configureGlobal({ seed: 20261121 });
