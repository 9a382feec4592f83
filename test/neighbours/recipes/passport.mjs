import passport from 'passport';

// failWithError: its bare 401 becomes an error, and the error the problem
export const signedIn = passport.authenticate('jwt', { session: false, failWithError: true });
