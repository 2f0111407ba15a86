/** All topics of listing tests. */
import { calls } from "./calls.ts";
import { close } from "./close.ts";
import { closures } from "./closures.ts";
import { conditions } from "./conditions.ts";
import { constants } from "./constants.ts";
import { expressions } from "./expressions.ts";
import { loops } from "./loops.ts";
import { tables } from "./tables.ts";
import { upvalues } from "./upvalues.ts";
import { variables } from "./variables.ts";

export const topics = [constants, expressions, conditions, variables, tables, calls, loops, closures, upvalues, close];
