// Replaces, in Jest, modules that the Pulumi SDK loads and no test uses: the TypeScript compiler, npm's own installer and
// the automation API are more than half of the time that loading the SDK takes.
const unused = (name) => () => {
  throw new Error(`${name} is not available in tests: jest.config.cjs replaces its module`);
};

module.exports = new Proxy(
  { __esModule: true },
  { get: (target, name) => (name in target || typeof name === "symbol" ? target[name] : unused(name)) },
);
