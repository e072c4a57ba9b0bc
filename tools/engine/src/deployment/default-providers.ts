import { MonitorError, messageOf } from "../monitor/monitor-error.ts";

/** Configuration key that names the packages which may not use a default provider. */
const DISABLE_KEY = "pulumi:disable-default-providers";

/**
 * Which packages may be used without an explicit provider.
 * @param config the stack's configuration: keys with namespace
 */
export class DefaultProviders {
  readonly #disabled: ReadonlySet<string>;
  readonly #config: Readonly<Record<string, string>>;

  constructor(config: Readonly<Record<string, string>>) {
    this.#config = config;
    this.#disabled = new Set(disabledPackages(config[DISABLE_KEY] ?? ""));
  }

  /** Whether the package needs an explicit provider. The engine's own package never does. */
  denied(pkg: string): boolean {
    return pkg !== "pulumi" && (this.#disabled.has("*") || this.#disabled.has(pkg));
  }

  /** Name that the engine gives the default provider of a package's version. */
  nameOf(version: string): string {
    return version === "" ? "default" : `default_${version.replace(/[.+-]/g, "_")}`;
  }

  /** Inputs of the default provider: the package's configuration, and its version. */
  inputsOf(pkg: string, version: string): Record<string, string> {
    const prefix = `${pkg}:`;
    const configured = Object.entries(this.#config)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]): [string, string] => [key.slice(prefix.length), value]);
    return { ...Object.fromEntries(configured), ...(version !== "" && { version }) };
  }
}

/** The engine's words for a resource, a read or a call that lacks the explicit provider it needs. */
export function deniedMessage(pkg: string, user: string): string {
  return `Default provider for '${pkg}' disabled. '${user}' must use an explicit provider.`;
}

function disabledPackages(text: string): string[] {
  if (text === "") return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new MonitorError(`Failed to parse ${text}: ${messageOf(error)}`);
  }
  if (!Array.isArray(value))
    throw new MonitorError(`${DISABLE_KEY} must be a list of package names, got ${text}`);
  return value.map((name: unknown, index) => {
    if (typeof name === "string") return name.trim();
    throw new MonitorError(`${DISABLE_KEY}[${index}] must be a string`);
  });
}
