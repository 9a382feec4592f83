/** The names by which object mappers say what the driver's error means that they wrap, or whose members they copy. */
export const mapperNames = {
  prisma: /^(?:PrismaClient\w+|DriverAdapter)Error$/,
  sequelize: /^Sequelize\w+Error$/,
  mikroOrm:
    /^(?:\w+Violation|Deadlock|LockWaitTimeout|ReadOnly|Connection|Table\w+|\w+FieldName|Syntax\w+|DatabaseObject\w+)Exception$/,
  objection: /^(?:\w+Violation|Data)Error$/,
};

const all = Object.values(mapperNames);

/** True if the name is an object mapper's, which judges before the driver. */
export const isNamedByMapper = (name: string): boolean => all.some((one) => one.test(name));
