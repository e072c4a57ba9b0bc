// Jest and Nx ask for colours in the environment of what they start. The commands that specs start with this
// environment print none, so that a spec reads the same text on a terminal, in a pipe and in CI.
delete process.env.FORCE_COLOR;
