import x from 'y';
import('z');