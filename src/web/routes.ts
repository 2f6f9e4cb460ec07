import { flatRoutes } from '@react-router/fs-routes'

// A file's name is its address: `$place.badges.$slug.tsx` answers `/brighton-and-hove/badges/coding-club`.
export default flatRoutes({ ignoredRouteFiles: ['**/*.test.*'] })
