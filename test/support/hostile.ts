/** Throws at whatever is done to it. */
export function hostileProxy<T extends object>(target: T): T {
  const fail = (): never => {
    throw new Error('a trap of the Proxy threw');
  };
  const traps: Required<ProxyHandler<T>> = {
    apply: fail,
    construct: fail,
    defineProperty: fail,
    deleteProperty: fail,
    get: fail,
    getOwnPropertyDescriptor: fail,
    getPrototypeOf: fail,
    has: fail,
    isExtensible: fail,
    ownKeys: fail,
    preventExtensions: fail,
    set: fail,
    setPrototypeOf: fail,
  };
  return new Proxy(target, traps);
}

/** Even Array.isArray throws at it. */
export function revokedProxy(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** An object whose property throws when it is read. */
export const throwing = (name: string): object =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get() {
      throw new Error(`the getter ${name} threw`);
    },
  });
