import { isRootStackType, makeUrn, nameOf, qualifiedTypeOf, typeOf } from "./urn.ts";

/** A former identity of a resource: a whole URN, or the parts in which it differed. */
export type Alias =
  | { readonly urn: string }
  | {
      readonly urn?: undefined;
      readonly name: string;
      readonly type: string;
      readonly stack: string;
      readonly project: string;
      readonly parent: string;
      readonly noParent: boolean;
    };

/** What a resource is now: the parts that its aliases leave out. */
export interface Identity {
  readonly stack: string;
  readonly project: string;
  readonly parent: string;
  readonly type: string;
  readonly name: string;
}

/**
 * Every URN that a resource may have had: its own aliases, and those that follow from its parent's.
 *
 * The engine stops at the alias under which it finds old state; without state, all of them are candidates.
 */
export function aliasUrns(
  aliases: readonly Alias[],
  identity: Identity,
  parentAliases: readonly string[],
): string[] {
  const own = aliases.map((alias) => collapse(alias, identity));
  const inherited = parentAliases.flatMap((parentAlias) => [
    inheritedAlias(identity, identity.type, identity.name, parentAlias),
    ...own.map((urn) => inheritedAlias(identity, typeOf(urn), nameOf(urn), parentAlias)),
  ]);
  return [...new Set([...own, ...inherited])];
}

function collapse(alias: Alias, identity: Identity): string {
  if (alias.urn !== undefined) return alias.urn;
  const parent = alias.parent || identity.parent;
  const atTop = alias.noParent || (parent !== "" && isRootStackType(qualifiedTypeOf(parent)));
  return makeUrn(
    alias.stack || identity.stack,
    alias.project || identity.project,
    atTop ? "" : parent,
    alias.type || identity.type,
    alias.name || identity.name,
  );
}

/** A child named after its parent was, by convention, named after the parent's former name. */
function inheritedAlias(
  { stack, project, parent }: Identity,
  type: string,
  name: string,
  parentAlias: string,
): string {
  const parentName = nameOf(parent);
  const formerName = name.startsWith(parentName) ? nameOf(parentAlias) + name.slice(parentName.length) : name;
  return makeUrn(stack, project, parentAlias, type, formerName);
}
