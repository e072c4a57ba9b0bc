import { messageOf } from "../error-message.ts";

/** Configuration key that names the packages which may not use a default provider. */
const DISABLE_KEY = "pulumi:disable-default-providers";

/**
 * Which packages may be used without an explicit provider, and what their default providers are.
 * @param config the stack's configuration: keys with namespace
 * @throws Error if the configuration does not name packages in the form that Pulumi expects
 */
export class DefaultProviders {
  readonly #disabled: ReadonlySet<string>;
  readonly #config: Readonly<Record<string, string>>;

  constructor(config: Readonly<Record<string, string>>) {
    this.#config = config;
    this.#disabled = new Set(disabledPackages(config[DISABLE_KEY]));
  }

  /** Whether the package needs an explicit provider. The engine's own package never does. */
  areDisabledFor(pkg: string): boolean {
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
export function disabledProviderMessage(pkg: string, user: string): string {
  return `Default provider for '${pkg}' disabled. '${user}' must use an explicit provider.`;
}

function disabledPackages(text: string | undefined): string[] {
  if (text === undefined || text === "") return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`Failed to parse ${text}: ${messageOf(error)}`);
  }
  if (!Array.isArray(value)) {
    throw new Error(`${DISABLE_KEY}: got ${text}; expected a list of package names`);
  }
  return value.map((name: unknown, index) => {
    if (typeof name === "string") return name.trim();
    throw new Error(`${DISABLE_KEY}[${index}]: got ${JSON.stringify(name)}; expected a package name`);
  });
}
