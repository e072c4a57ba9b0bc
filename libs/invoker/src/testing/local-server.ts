import { type RequestListener, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on this machine, on a free port. */
export interface LocalServer {
  readonly port: number;
  /** Closes all connections and stops. */
  readonly stop: () => Promise<void>;
}

/** Starts a server. */
export async function startServer(listener: RequestListener): Promise<LocalServer> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}
