// Plain JavaScript, so that the compile cache is enabled before Node compiles any TypeScript, and so that a Node that
// cannot run TypeScript can say so.
import module from "node:module";

/** Load the module of a command: an absolute URL, or a path from here. */
export async function start(main) {
  if (!process.features.typescript) {
    console.error(
      `Node.js: got ${process.version}; expected a version that runs TypeScript, such as 24; ` +
        "npm scripts use one: npm run preview, npm run policy",
    );
    process.exit(2);
  }
  module.enableCompileCache();
  await import(main);
}
