require('./watch.cjs').watch(process, 'server');
