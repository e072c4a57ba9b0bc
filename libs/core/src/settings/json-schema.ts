import { z } from "zod";
import { type Sections, commonShape } from "./stack-config.ts";
import { plainSchemaOf } from "./values.ts";

/**
 * The JSON Schema of an app's stack files, for editors.
 * @param project name of the Pulumi project: the namespace of its keys
 */
export function stackFileJsonSchema(project: string, sections: Sections): object {
  const { properties = {}, required = [] } = jsonSchema(z.object({ ...commonShape, ...sections }));
  const namespaced = (key: string) => `${project}:${key}`;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: Object.fromEntries(
          Object.entries(properties).map(([key, value]) => [namespaced(key), value]),
        ),
        // Other namespaces, such as `pulumi:` and `aws:`, belong to Pulumi.
        patternProperties: { [`^(?!${project}:)[^:]+:.+$`]: {} },
        required: required.map(namespaced),
        additionalProperties: false,
      },
    },
    required: ["config"],
  };
}

/** The JSON Schema of a file that `schema` checks, for editors. */
export function fileJsonSchema(schema: z.ZodType): object {
  return jsonSchema(schema);
}

function jsonSchema(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema: written }) => {
      // Lists are read-only for programs; in a stack file that says nothing.
      delete written.readOnly;
      const plain = plainSchemaOf(zodSchema);
      if (plain) {
        const { $schema: _, ...form } = jsonSchema(plain);
        Object.assign(written, form);
      }
    },
  });
}
