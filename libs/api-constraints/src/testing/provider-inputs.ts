import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** What a property of a provider's resource takes, as the provider's typings say. */
export type InputType =
  | { readonly kind: "object"; readonly properties: Readonly<Record<string, InputProperty>> }
  | { readonly kind: "list" | "map"; readonly element: InputType }
  | { readonly kind: "string" | "number" | "boolean" | "asset" };

/** A property of a provider's resource. */
export interface InputProperty {
  readonly type: InputType;
  readonly isRequired: boolean;
}

const root = dirname(require.resolve("@pulumi/aws/package.json"));
const namespaces = new Map<string, ReadonlyMap<string, ts.InterfaceDeclaration>>();
const objects = new Map<ts.InterfaceDeclaration, InputType>();

/** What the class behind a type token (`aws:sagemaker/model:Model`) takes. */
export function inputsOf(token: string): Readonly<Record<string, InputProperty>> {
  const [, file = "", name = ""] = token.split(":");
  const source = parsed(join(root, `${file}.d.ts`));
  const args = interfacesIn(source).get(`${name}Args`);
  if (!args) throw new Error(`${file}.d.ts has no interface ${name}Args`);
  const type = objectType(args);
  return type.kind === "object" ? type.properties : {};
}

function objectType(declaration: ts.InterfaceDeclaration): InputType {
  const known = objects.get(declaration);
  if (known) return known;
  const properties: Record<string, InputProperty> = {};
  const type: InputType = { kind: "object", properties };
  objects.set(declaration, type);
  for (const member of declaration.members) {
    if (!ts.isPropertySignature(member) || !member.type) throw new Error(`${declaration.name.text} has more`);
    properties[member.name.getText()] = {
      type: typeOf(member.type),
      isRequired: member.questionToken === undefined,
    };
  }
  return type;
}

function typeOf(node: ts.TypeNode): InputType {
  if (ts.isUnionTypeNode(node)) return typeOf(node.types[0] ?? node);
  if (ts.isArrayTypeNode(node)) return { kind: "list", element: typeOf(node.elementType) };
  if (ts.isTypeLiteralNode(node)) {
    const [index] = node.members;
    if (!index || !ts.isIndexSignatureDeclaration(index)) throw new Error(`what is ${node.getText()}?`);
    return { kind: "map", element: typeOf(index.type) };
  }
  if (ts.isTypeReferenceNode(node)) return referenced(node);
  const text = node.getText();
  if (text === "string" || text === "number" || text === "boolean") return { kind: text };
  throw new Error(`what is ${text}?`);
}

function referenced(node: ts.TypeReferenceNode): InputType {
  const name = node.typeName.getText();
  const [argument] = node.typeArguments ?? [];
  if (name === "pulumi.Input" && argument) return typeOf(argument);
  if (name.startsWith("pulumi.asset.")) return { kind: "asset" };
  if (name === "ARN" || name.startsWith("enums.")) return { kind: "string" };
  const [, namespace = "", type = ""] = /^inputs\.(\w+)\.(\w+)$/.exec(name) ?? [];
  const declaration = nestedTypes(namespace).get(type);
  if (!declaration) throw new Error(`what is ${name}?`);
  return objectType(declaration);
}

/** The nested types of one of the provider's modules: only its part of a very long file is parsed. */
function nestedTypes(namespace: string): ReadonlyMap<string, ts.InterfaceDeclaration> {
  const known = namespaces.get(namespace);
  if (known) return known;
  const file = join(root, "types", "input.d.ts");
  const text = readFileSync(file, "utf8");
  const start = text.indexOf(`export declare namespace ${namespace} {`);
  const source = ts.createSourceFile(
    file,
    text.slice(start, text.indexOf("\n}", start) + 2),
    ts.ScriptTarget.Latest,
    true,
  );
  const block = source.statements.find(ts.isModuleDeclaration)?.body;
  if (!block || !ts.isModuleBlock(block)) throw new Error(`${file} has no namespace ${namespace}`);
  const found = interfacesIn(block);
  namespaces.set(namespace, found);
  return found;
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

function interfacesIn(block: ts.SourceFile | ts.ModuleBlock): Map<string, ts.InterfaceDeclaration> {
  return new Map(block.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]));
}
