import { type Service, modelOf } from "./api-model.ts";
import type { Dialect } from "./dialect.ts";
import { filledInByProvider } from "./filled-in.ts";
import { Spelling, providerName } from "./spelling.ts";
import { neverTold, providerSpellings } from "./spellings.ts";

const dialects = new Map<Service, Dialect>();

/** How @pulumi/aws speaks of the inputs of a service's operations. */
export function providerDialect(service: Service): Dialect {
  const known = dialects.get(service);
  if (known) return known;
  const model = modelOf(service);
  const spelling = new Spelling(model, providerSpellings[service], providerName, neverTold);
  const dialect = { model, spelling, isLoose: true, filledIn: filledInByProvider[service] };
  dialects.set(service, dialect);
  return dialect;
}
