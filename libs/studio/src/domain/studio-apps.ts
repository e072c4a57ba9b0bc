/** The apps that a Studio has. The classic ones (JupyterServer, KernelGateway) can no longer be created. */
export const studioApps = ["JupyterLab", "CodeEditor"] as const;

/** An app of Studio, as the API names it. */
export type StudioApp = (typeof studioApps)[number];
