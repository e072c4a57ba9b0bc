import type { Action } from "./action.ts";

/** An argument of a command: what comes without a dash. */
export interface ArgumentDefinition {
  /** Key of the action's schema. */
  readonly name: string;
  readonly help: string;
  /** May be left out. @default false */
  readonly optional?: boolean;
  /** Takes all that come. Only the last one can. @default false */
  readonly several?: boolean;
}

/** An option of a command. */
export interface OptionDefinition {
  /** As commander reads it: `--match-rate <share>`; without a value it is a switch. */
  readonly flags: string;
  /** What it does: without a full stop. */
  readonly help: string;
  /** What it is if it is not given, as it would be typed. @default - it is left out */
  readonly default?: string;
  /** May be given several times. @default false */
  readonly several?: boolean;
}

/** A command: everything that its help says. What it does is loaded when it is run. */
export interface CommandDefinition {
  readonly name: string;
  /** What it does: a sentence or two. */
  readonly about: string;
  /** @default - none */
  readonly arguments?: readonly ArgumentDefinition[];
  /** Besides those that every command has. @default - none */
  readonly options?: readonly OptionDefinition[];
  /** It changes something in AWS or in a file: it has `--dry-run` and `--yes`. @default false */
  readonly changes?: boolean;
  /** What to type after `npm run mlops --`, at least one. */
  readonly examples: readonly [string, ...string[]];
  readonly load: () => Promise<Action>;
}

/** Commands about one thing. */
export interface CommandGroup {
  readonly name: string;
  /** What they are about: without a full stop. */
  readonly about: string;
  /** Page of docs/operations that shows them, without `.md`. @default - that of the group's name */
  readonly page?: string;
  readonly load: () => Promise<readonly CommandDefinition[]>;
}

/** Options of every command. */
export const commonOptions: readonly OptionDefinition[] = [
  { flags: "--json", help: "print JSON" },
  { flags: "--profile <name>", help: "profile of the AWS configuration whose credentials are used" },
  { flags: "--role <arn>", help: "role to assume, in place of deployRoleArn of the stack file" },
  {
    flags: "--names <source>",
    help: "where names come from: ssm, as the stack has published them, or offline, as a preview of its program makes them",
    default: "ssm",
  },
];

/** Option of commands that change what others depend on, where the environment is one of those. */
export const confirmOption: OptionDefinition = {
  flags: "--confirm <environment>",
  help: "prod, in place of typing it: changes in prod are agreed to by its name",
};

/** Options of commands that change something. */
export const changeOptions: readonly OptionDefinition[] = [
  { flags: "--dry-run", help: "only say what would be changed" },
  { flags: "--yes", help: "change it without asking" },
];
