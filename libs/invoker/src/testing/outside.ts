import type { LookupAddress } from "node:dns";
import { type ClientRequest, get as getOverHttp } from "node:http";
import type { Outside } from "../handler/fetch-image.ts";

/** Addresses of host names, as a name server would give them. */
export type Names = Readonly<Record<string, readonly string[]>>;

/**
 * An internet of one web server on this machine. Names lead where `names` says, and the handler's own look-up judges
 * that; a connection that passes ends at the server instead, without TLS.
 */
export function pretendOutside(port: number, names: Names): Outside & { readonly connections: string[] } {
  const connections: string[] = [];
  return {
    connections,
    resolve: (host) => {
      const addresses = names[host];
      return addresses
        ? Promise.resolve(addresses.map(lookedUp))
        : Promise.reject(Object.assign(new Error(`no such name ${host}`), { code: "ENOTFOUND" }));
    },
    get: (url, { lookup, headers, ...options }, onResponse): ClientRequest =>
      getOverHttp(
        new URL(url.href.replace("https:", "http:")),
        {
          ...options,
          headers: { ...headers, host: url.host },
          port,
          lookup: (host, how, done) => {
            lookup?.(host, how, (error, address) => {
              if (error) {
                done(error, []);
                return;
              }
              connections.push([address].flat().map(String).join());
              done(null, how.all ? [lookedUp("127.0.0.1")] : "127.0.0.1", 4);
            });
          },
        },
        onResponse,
      ),
  };
}

const lookedUp = (address: string): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 });
