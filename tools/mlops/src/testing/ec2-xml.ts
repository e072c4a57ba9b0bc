import { type Reply, raw } from "./pretend-aws.ts";

/**
 * An answer of EC2, whose protocol is XML.
 * @param content what is inside of the operation's response
 */
export function ec2Answer(operation: string, content: string): Reply {
  const namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";
  return raw(`<${operation}Response xmlns="${namespace}">${content}</${operation}Response>`, "text/xml");
}
