/** True for a Map, of any realm; false for a Proxy of one. Never throws. */
export const isMap = (value: unknown): value is Map<unknown, unknown> => isBranded(Map.prototype.has, value);

/** True for a Date, of any realm; false for a Proxy of one. Never throws. */
export const isDate = (value: unknown): value is Date => isBranded(Date.prototype.getTime, value);

/** True if a method of a built-in class takes the value for an instance: it looks at what nobody can forge. */
function isBranded(method: (...args: never[]) => unknown, value: unknown): boolean {
  try {
    Reflect.apply(method, value, []);
    return true;
  } catch {
    return false;
  }
}
