/** What was done: properties read, and characters that a regular expression or an encoder went through. */
export interface Work {
  reads: number;
  characters: number;
}

/** Counts the work that a function does on a value; whatever it reads of the value, at any depth, is counted. */
export function workOf<T extends object>(value: T, use: (value: T) => unknown): Work {
  const work: Work = { reads: 0, characters: 0 };
  const { exec } = RegExp.prototype;
  const encode = globalThis.encodeURIComponent;
  RegExp.prototype.exec = function (text) {
    work.characters += text.length;
    return exec.call(this, text);
  };
  globalThis.encodeURIComponent = (text) => {
    work.characters += String(text).length;
    return encode(text);
  };
  try {
    use(counting(value, work));
  } finally {
    RegExp.prototype.exec = exec;
    globalThis.encodeURIComponent = encode;
  }
  return work;
}

function counting<T extends object>(target: T, work: Work): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      work.reads++;
      const found: unknown = Reflect.get(object, key, receiver);
      const isOpen = Reflect.getOwnPropertyDescriptor(object, key)?.configurable !== false;
      return isOpen && typeof found === 'object' && found !== null ? counting(found, work) : found;
    },
  });
}
