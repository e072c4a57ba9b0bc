import type { LookupAddress } from "node:dns";
import { type ClientRequest, get as getOverHttp } from "node:http";
import type { NetworkAccess } from "../handler/fetch-image.ts";

/** IP addresses by host name, as in DNS. */
export type Names = Readonly<Record<string, readonly string[]>>;

/**
 * An internet with one web server on this machine. Host names resolve to the addresses in `names`, which the handler's
 * DNS lookup checks; every connection that it allows goes to the server, without TLS.
 */
export function pretendNetwork(
  port: number,
  names: Names,
): NetworkAccess & { readonly connections: string[] } {
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
