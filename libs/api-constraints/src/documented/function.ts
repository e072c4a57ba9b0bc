import { functionLimits, nameLengths } from "@mlops/aws";
import type { Given } from "../given.ts";
import { counted } from "../problem.ts";
import { type Limit, nameOf, refused } from "./limit.ts";

/** Lambda API reference, CreateFunction, FunctionName: the longest name, without the rest of an ARN. */
export const lengthOfFunctionName: Limit = (input) => {
  const name = input.at("FunctionName");
  const longest = nameLengths.lambdaFunction;
  if (name.text === undefined || name.text.includes(":") || name.text.length <= longest) return [];
  return refused(name, `allowed is at most ${longest} characters`, counted(name.text.length, "character"));
};

/** Lambda API reference, CreateFunction: what is unpacked has a runtime and a handler, an image has its own. */
export const runtimeOfPackage: Limit = (input) => {
  const type = input.at("PackageType");
  const parts = [input.at("Runtime"), input.at("Handler")];
  if (type.is("Image")) {
    const given = parts.filter((part) => part.isKnown);
    return given.flatMap((part) => refused(part, `allowed is nothing when ${nameOf(type)} is "Image"`));
  }
  if (!type.isAbsent && !type.is("Zip")) return [];
  const missing = parts.filter((part) => part.isAbsent);
  return missing.flatMap((part) => refused(part, `it is required unless ${nameOf(type)} is "Image"`));
};

/** Lambda API reference, CreateFunction, Timeout: the longest time, unless on managed instances. */
export const timeoutOfFunction: Limit = (input) =>
  greatest(input, "Timeout", functionLimits.timeoutSeconds.max);

/** Lambda developer guide, "Quotas": the most memory, unless on managed instances. */
export const memoryOfFunction: Limit = (input) => greatest(input, "MemorySize", functionLimits.memoryMiB.max);

/** Lambda API reference, CreateFunction, EphemeralStorage: the most, unless with accelerators. */
export const storageOfFunction: Limit = (input) =>
  greatest(input, "EphemeralStorage.Size", functionLimits.maxStorageMiB);

/** Lambda developer guide, "Quotas": the most layers. */
export const layersOfFunction: Limit = (input) => {
  const layers = input.at("Layers");
  const { length } = layers.elements;
  const { maxLayers } = functionLimits;
  return length > maxLayers
    ? refused(layers, `allowed is at most ${maxLayers} elements`, counted(length, "element"))
    : [];
};

/** Lambda developer guide, "Quotas": the most bytes of environment variables. */
export const sizeOfEnvironment: Limit = (input) => {
  const variables = input.at("Environment.Variables");
  const size = variables.entries.reduce(
    (sum, { key, value }) => sum + bytesIn(key) + bytesIn(value.text ?? ""),
    0,
  );
  const { maxEnvironmentBytes: most } = functionLimits;
  return size > most ? refused(variables, `allowed is at most ${most} bytes`, `${size} bytes`) : [];
};

function greatest(input: Given, member: string, most: number) {
  const value = input.at(member);
  const isTooMuch = value.number !== undefined && value.number > most;
  return isTooMuch && input.at("CapacityProviderConfig").isAbsent
    ? refused(value, `allowed is at most ${most}`)
    : [];
}

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}
