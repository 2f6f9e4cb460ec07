// Imported before anything else. React takes its development build, which is half as fast, unless this says otherwise
// when it is first loaded.
process.env.NODE_ENV ??= process.argv.includes('--watch') ? 'development' : 'production'
